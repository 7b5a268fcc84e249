# The command line in a container, from the wheel; nothing is fetched when it runs.
#
#   python -m pip wheel --no-deps --wheel-dir dist .
#   docker build --tag zhaoshang .
#   docker run --rm --network none --read-only --tmpfs /tmp --volume "$PWD:/data" --user "$(id -u)" \
#       zhaoshang batch reports/ --out results.jsonl
#
# With `--build-arg EXTRAS=parquet` only what `zhaoshang_extract.arrow` needs is installed: a base for the
# images of Spark's executors or Ray's workers, with `--entrypoint python`. `--build-arg BASE=…` takes another
# image with Python 3.11 or newer, such as a mirror's. Buildah and Podman build it as well.

ARG BASE=python:3.12-slim
FROM $BASE AS build
ARG EXTRAS=all
COPY dist/zhaoshang_extract-*.whl /wheels/
RUN python -m venv /opt/zhaoshang \
    && /opt/zhaoshang/bin/pip install --no-cache-dir --compile "$(echo /wheels/*.whl)[$EXTRAS]"

FROM $BASE
COPY --from=build /opt/zhaoshang /opt/zhaoshang
ENV PATH=/opt/zhaoshang/bin:$PATH PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
USER nobody
WORKDIR /data
ENTRYPOINT ["zhaoshang"]
CMD ["--help"]
