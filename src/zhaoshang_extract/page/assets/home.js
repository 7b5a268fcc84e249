// Files that are dropped anywhere on the page are given to the form.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) byId("files").files = event.dataTransfer.files;
});
