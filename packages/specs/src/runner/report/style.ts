/** How does the report look? Calm, in light and dark, on a screen and on paper. */
export const style = `
:root{color-scheme:light dark;--canvas:#f6f6f8;--surface:#fff;--line:#e6e6eb;--ink:#16161c;--ink-2:#4c4c57;--ink-3:#686873;--accent:#5a48d6;--tint:#efedfc;--good:#17774a;--good-tint:#e6f4ec;--bad:#b0304d;--bad-tint:#fbecef;--bar:#c9c5ea}
@media (prefers-color-scheme:dark){:root{--canvas:#131317;--surface:#1b1b21;--line:#2e2e36;--ink:#f0f0f4;--ink-2:#b9b9c4;--ink-3:#9393a0;--accent:#a79cf5;--tint:#2a2644;--good:#67c795;--good-tint:#16301f;--bad:#ec8ba2;--bad-tint:#3a1a23;--bar:#4a4380}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:48px 32px 96px}
h1{font-size:26px;letter-spacing:-.02em;margin:0 0 4px;line-height:1.2}
h2{font-size:17px;letter-spacing:-.01em;margin:56px 0 4px}
h3{font-size:13px;margin:28px 0 8px;color:var(--ink-2);font-weight:600}
p{margin:0 0 12px;color:var(--ink-2);max-width:72ch}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
nav{display:flex;flex-wrap:wrap;gap:4px 20px;margin:20px 0 0}
.verdict{display:inline-block;margin:20px 0 4px;padding:8px 14px;border-radius:8px;font-weight:600;background:var(--good-tint);color:var(--good)}
.verdict.bad{background:var(--bad-tint);color:var(--bad)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:16px 24px;margin:24px 0 0;padding:20px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
dt{font-size:12px;color:var(--ink-3)}
dd{margin:2px 0 0;font-weight:600;overflow-wrap:anywhere}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:8px 14px;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:12px;font-weight:500;color:var(--ink-3);white-space:nowrap}
td.n,th.n{text-align:right;white-space:nowrap}
td.id{white-space:nowrap;font-weight:600}
.ok{color:var(--good);font-weight:600;white-space:nowrap}
.no{color:var(--bad);font-weight:600;white-space:nowrap}
.quiet{color:var(--ink-3)}
small{display:block;color:var(--ink-3);font-size:12px}
.bar{display:block;height:6px;border-radius:3px;background:var(--bar);min-width:1px}
.track{width:140px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:16px}
ul{margin:0;padding:0;list-style:none}
li+li{margin-top:4px}
.story{background:var(--surface);border:1px solid var(--line);border-left:3px solid var(--bad);border-radius:8px;padding:16px 20px;margin:12px 0}
.story ol{margin:0 0 12px;padding-left:24px}
code,pre{font:12px/1.6 ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",monospace}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink-2)}
footer{margin-top:56px;color:var(--ink-3);font-size:12px}
@media (max-width:640px){main{padding:24px 16px 64px}.columns{grid-template-columns:1fr}}
@media print{:root{color-scheme:light;--canvas:#fff;--surface:#fff;--ink:#000;--ink-2:#333;--ink-3:#555;--line:#ccc;--good:#17774a;--bad:#b0304d;--good-tint:#fff;--bad-tint:#fff}body{font-size:10.5px}main{max-width:none;padding:0}.sheet,dl{border-radius:0;overflow:visible}tr,.story{break-inside:avoid}thead{display:table-header-group}nav{display:none}h2{break-after:avoid}}
`
