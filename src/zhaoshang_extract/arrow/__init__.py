"""Documents as Arrow record batches in, records as such out: the bridge to Spark, Ray and frames.

>>> from zhaoshang_extract.arrow import extract_batches, schema_of  # doctest: +SKIP
>>> pyarrow.Table.from_batches(extract_batches(documents), schema_of("observations"))  # doctest: +SKIP

What goes in and what comes out stands in docs/arrow.md. Needs pyarrow only (the extra `parquet`).
"""

from zhaoshang_extract.arrow.extract import extract_batches, extract_table
from zhaoshang_extract.arrow.schema import What, schema_of

__all__ = ["What", "extract_batches", "extract_table", "schema_of"]
