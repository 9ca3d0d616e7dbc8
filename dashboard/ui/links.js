// Links between views are plain addresses. A click on one is answered inside the running session,
// so that it takes a rerun and not a reload; without this script it works as any link does.
let focused = null;

export default function (component) {
  const { data, setTriggerValue } = component;

  const follow = (event) => {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || modified) return;
    const link = event.target.closest('[data-testid="stHtml"] a[href]');
    if (!link || link.origin !== window.location.origin) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#")) return;
    event.preventDefault();
    setTriggerValue("href", href);
  };
  document.addEventListener("click", follow);

  let tries = 0;
  const scroll = () => {
    const target = data.focus && document.getElementById(data.focus);
    if (target) target.scrollIntoView({ block: "center" });
    else if (data.focus && tries++ < 30) setTimeout(scroll, 100);
  };
  if (data.focus !== focused) {
    focused = data.focus;
    scroll();
  }
  return () => document.removeEventListener("click", follow);
}
