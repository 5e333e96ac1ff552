// When do the scripts begin? After the first picture, in which nothing of theirs is: until then they would only be in its way.
{
  // Not named while the console is worked on: then they begin by a tag of their own.
  const { enter } = document.currentScript.dataset
  const begin = () => enter && import(enter)
  if (document.hidden) begin()
  else requestAnimationFrame(() => setTimeout(begin))
}
