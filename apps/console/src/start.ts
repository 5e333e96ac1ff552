// What comes first? The frame of the page is drawn as it stands in index.html; then the console starts.
import "./design/fonts.css"
import "./design/tokens.css"
import "./design/base.css"

const start = () => void import("./main.ts")

// A page that nobody sees is never drawn: it does not wait for that.
if (document.hidden) start()
else requestAnimationFrame(() => setTimeout(start))
