// What does the console draw? The readings in the shape of the picture; every figure comes from the API and names the part that explains it.

import type { Figure as Sum } from "@weir/domain/metrics/Figure";

/** An amount in minor units of its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
/** One amount a currency; never added together. */
export type Sums = ReadonlyArray<Money>;

/** A number that opens: the figure as the metric gives it, and the address of the entries behind it. */
export interface Figure extends Omit<Sum, "money"> {
  readonly money: Sums;
  /** The part's address for the drill-down. */
  readonly part: string;
}

/** Against the previous period, same elapsed time. `percent` is a ratio, `null` without a base. */
export interface Change {
  readonly delta: number;
  readonly percent: number | null;
}

export type StageKind = "incoming" | "open" | "won" | "lost";

export interface StageColumn {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly stock: Figure;
  readonly net: Figure;
  readonly in: Figure;
  readonly out: Figure;
  readonly lost: Figure;
}

export interface DynamicsView {
  readonly pipelineId: string;
  readonly created: { readonly figure: Figure; readonly change: Change };
  readonly stages: ReadonlyArray<StageColumn>;
  readonly lost: { readonly figure: Figure; readonly atCreation: Figure; readonly incoming: Figure };
  readonly won: { readonly figure: Figure; readonly change: Change };
  readonly success: { readonly won: number; readonly closed: number; readonly rate: number | null };
  /** Absent in a pipeline without an incoming stage. */
  readonly incoming: { readonly waiting: Figure; readonly accepted: Figure; readonly declined: Figure } | null;
  readonly books: { readonly created: number; readonly movedIn: number; readonly movedOut: number; readonly net: number; readonly balance: boolean };
}

export interface WonView {
  readonly figure: Figure;
  readonly change: Change;
  readonly list: ReadonlyArray<{ readonly dealId: string; readonly title: string; readonly owner: string; readonly at: number; readonly money: Money | null }>;
}

export interface SourceRow {
  readonly id: string;
  readonly name: string;
  readonly figure: Figure;
  /** Degrees out of 270, as the reading gives them; the leader has 270. */
  readonly angle: number;
  readonly share: number | null;
  readonly ofLeader: number | null;
}
export interface SourcesView {
  readonly figure: Figure;
  readonly change: Change;
  readonly rows: ReadonlyArray<SourceRow>;
  readonly other: SourceRow | null;
}

export interface OwnerRow {
  readonly id: string;
  readonly name: string;
  readonly robot: boolean;
  readonly disabled: boolean;
  readonly figure: Figure;
}
export interface OwnersView {
  readonly figure: Figure;
  readonly rows: ReadonlyArray<OwnerRow>;
  readonly more: number;
}

/** `[from, to)` in epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface DashboardView {
  /** The log position that all of it reflects. */
  readonly seq: number;
  /** When the figures were taken, epoch milliseconds. */
  readonly at: number;
  readonly window: Window;
  readonly compared: Window;
  readonly dynamics: DynamicsView;
  readonly won: WonView;
  readonly sources: SourcesView;
  readonly owners: OwnersView;
}
