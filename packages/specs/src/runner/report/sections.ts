/** What are the parts of the report? Failures first, then laws, reach, vectors, mutants and the map of the specification. */
import { laws } from "../../laws/laws.ts"
import { titles } from "../../map/rows.ts"
import { type Row, specMap } from "../../map/specMap.ts"
import { replayLine } from "../failureText.ts"
import type { Outcome } from "../outcome.ts"
import { unreached } from "../tables.ts"
import { html, type Html } from "./html.ts"

const verdict = (good: boolean, yes: string, no: string): Html =>
  html`<span class="${good ? "ok" : "no"}">${good ? yes : no}</span>`

const list = (items: ReadonlyArray<string>): Html =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`

const titleOf = (row: string): string => (titles as Readonly<Record<string, string>>)[row] ?? ""

export const failureSection = ({ failures }: Outcome, wrong: ReadonlyArray<string>): Html | null =>
  wrong.length === 0
    ? null
    : html`<h2>What does not hold</h2>
        ${list(wrong)}${failures.map(
          (failure) =>
            html`<div class="story">
              <h3>${failure.law}</h3>
              <ol>
                ${failure.story.map((line) => html`<li>${line}</li>`)}
              </ol>
              <p>Asked: ${failure.question}.</p>
              <pre>
${failure.message}
${failure.differences.join("\n")}

${replayLine(failure)}</pre>
            </div>`
        )}`

export const lawSection = ({ tally }: Outcome): Html =>
  html`<h2 id="laws">Laws</h2>
    <p>
      Each holds for every history, every question and every moment. A case is a history with a question; a
      law claims something in those cases where what it is about came up.
    </p>
    <div class="sheet">
      <table>
        <thead>
          <tr>
            <th>Law</th>
            <th></th>
            <th class="n">Cases</th>
            <th class="n">Claims in</th>
            <th class="n">Rules</th>
            <th class="n">Time</th>
          </tr>
        </thead>
        <tbody>
          ${tally.laws.map((law) => {
            const proves = laws.find(({ name }) => name === law.name)?.proves ?? []
            return html`<tr>
              <td>${law.name}<small>${proves.map((row) => `${row} ${titleOf(row)}`).join(" · ")}</small></td>
              <td>${verdict(law.failedAt === null, "holds", "fails")}</td>
              <td class="n">${law.cases}</td>
              <td class="n">${law.spoke}</td>
              <td class="n">${Object.keys(law.reach).length}</td>
              <td class="n">${(law.ms / 1000).toFixed(1)} s</td>
            </tr>`
          })}
        </tbody>
      </table>
    </div>`

export const reachSection = ({ law, tally }: Outcome): Html => {
  const missing = law === null ? unreached(tally) : []
  const rules = Object.entries(tally.reach).toSorted(([a], [b]) => a.localeCompare(b))
  const groups = Map.groupBy(rules, ([rule]) => rule.split(" ")[0] ?? "")
  return html`<h2 id="reach">Reach</h2>
    <p>
      How many of the ${tally.cases} cases touch each rule: what was asked for, what happened, what was
      refused, which readings had something to say, and in which circumstances.
      ${missing.length === 0 ? "" : `Never reached: ${missing.join(", ")}.`}
    </p>
    <div class="columns">
      ${[...groups].map(
        ([kind, rows]) =>
          html`<div>
            <h3>${kindNames[kind] ?? kind}</h3>
            <div class="sheet">
              <table>
                <tbody>
                  ${rows.map(
                    ([rule, n]) =>
                      html`<tr>
                        <td>${rule.slice(kind.length + 1)}</td>
                        <td class="track">
                          <span class="bar" style="width:${((100 * n) / tally.cases).toFixed(1)}%"></span>
                        </td>
                        <td class="n">${n}</td>
                      </tr>`
                  )}
                </tbody>
              </table>
            </div>
          </div>`
      )}
    </div>`
}

const kindNames: Readonly<Record<string, string>> = {
  event: "What happened",
  reading: "Readings with something to say",
  refusal: "What was refused",
  when: "Circumstances",
  wish: "What was asked for"
}

export const vectorSection = ({ vectors }: Outcome): Html =>
  html`<h2 id="vectors">Golden vectors</h2>
    <p>Stories with numbers that everybody agreed on beforehand.</p>
    <div class="sheet">
      <table>
        <thead>
          <tr>
            <th>Vector</th>
            <th>Story</th>
            <th>Stands for</th>
            <th class="n">Numbers</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${vectors.map(
            (v) =>
              html`<tr>
                <td class="id">${v.id}</td>
                <td>${v.story}</td>
                <td>${v.proves.join(", ")}</td>
                <td class="n">${v.numbers}</td>
                <td>${verdict(v.complaint === null, "agrees", v.complaint ?? "")}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>`

export const mutantSection = ({ mutants }: Outcome): Html =>
  html`<h2 id="mutants">Mutants</h2>
    <p>
      Mistakes as somebody might make them, each put into the core alone. The law named is the one that must
      notice.
    </p>
    <div class="sheet">
      <table>
        <thead>
          <tr>
            <th>Mistake</th>
            <th>Noticed by</th>
            <th class="n">After cases</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${mutants.map(
            (m) =>
              html`<tr>
                <td>${m.name}</td>
                <td>${m.killedBy}</td>
                <td class="n">${m.cases ?? "-"}</td>
                <td>${verdict(m.cases !== null, "noticed", "survives")}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>`

export const mapSection = (): Html =>
  html`<h2 id="map">The specification</h2>
    <p>Every row, with what proves it, or why nothing does.</p>
    ${specMap().map(
      ({ rows, title }) =>
        html`<h3>${title}</h3>
          <div class="sheet">
            <table>
              <tbody>
                ${rows.map(
                  (row) =>
                    html`<tr>
                      <td class="id">${row.id}</td>
                      <td>${row.title}</td>
                      <td>${proof(row)}</td>
                    </tr>`
                )}
              </tbody>
            </table>
          </div>`
    )}`

const proof = ({ laws: proven, reason, vectors }: Row): Html => {
  if (proven.length + vectors.length > 0)
    return list([...(vectors.length === 0 ? [] : [`Vectors ${vectors.join("; ")}`]), ...proven])
  return reason === null
    ? html`<span class="no">nothing yet</span>`
    : html`<span class="quiet"
        >${reason.why}${reason.tests.length === 0 ? "" : ` Tests: ${reason.tests.join(", ")}`}</span
      >`
}
