/** Lets the browser save a text as a file, with a mark at its beginning that tells every editor it is UTF-8. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn; kept longer it would only hold memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
