/** What does an auditor get? One page that stands by itself: what was tried, on what, with which outcome, and what each law stands for. */
import { complaints, type Outcome } from "../outcome.ts"
import { seconds } from "../tables.ts"
import { html, type Html, raw } from "./html.ts"
import {
  failureSection,
  lawSection,
  mapSection,
  mutantSection,
  reachSection,
  vectorSection
} from "./sections.ts"
import { style } from "./style.ts"

export const report = (outcome: Outcome): string => {
  const { begun, ms, mutants, runs, seed, tally, vectors, versions } = outcome
  const wrong = complaints(outcome)
  const date = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC"
  }).format(begun)
  const facts: ReadonlyArray<readonly [string, string | number]> = [
    ["Date (UTC)", date],
    ...Object.entries(versions),
    ["Seed", seed],
    ["Histories", runs],
    ["Laws", tally.laws.length],
    ["Claims on histories", tally.laws.reduce((n, law) => n + law.spoke, 0)],
    ["Golden vectors", vectors.length],
    ["Mutants", mutants.length],
    ["Took", seconds(ms)]
  ]
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Weir: evidence, ${date}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>What Weir's numbers stand on</h1>
          <p>
            Every number that Weir shows was computed twice, by the core and by a second telling of the
            specification that shares no code with it, over histories made up at random. Laws say what must
            hold for all of them; golden vectors say what must come out for stories that everybody agreed on;
            mutants are mistakes made on purpose, which a law must notice.
          </p>
          <div class="${wrong.length === 0 ? "verdict" : "verdict bad"}">
            ${wrong.length === 0 ? "Everything holds." : wrong.length === 1 ? "One thing does not hold." : `${wrong.length} things do not hold.`}
          </div>
          <nav>
            <a href="#laws">Laws</a><a href="#reach">Reach</a><a href="#vectors">Golden vectors</a
            ><a href="#mutants">Mutants</a><a href="#map">The specification</a>
          </nav>
          <dl>
            ${facts.map(
              ([name, value]): Html =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`
            )}
          </dl>
          ${failureSection(outcome, wrong)} ${lawSection(outcome)} ${reachSection(outcome)}
          ${vectorSection(outcome)} ${mutantSection(outcome)} ${mapSection()}
          <footer>The same again: npm run specs -- --runs ${runs} --seed ${seed}</footer>
        </main>
      </body>
    </html> `
  return page.markup
}
