// Times in the reader's zone; the exact one stays on hover.
function localTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  }
}
localTimes(document);
document.body.addEventListener('htmx:afterSwap', event => localTimes(event.target));
