// What do the small answers around a session look like?
import type { StageKind } from "../readings/view.ts";

export interface UserFacts {
  readonly id: string;
  readonly name: string;
  readonly role: "admin" | "manager";
  readonly robot: boolean;
  readonly disabled: boolean;
}

export interface StageFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: StageKind;
  readonly color: string;
}

export interface PipelineFacts {
  readonly id: string;
  readonly name: string;
  readonly stages: ReadonlyArray<StageFacts>;
}

export interface NamedFacts {
  readonly id: string;
  readonly name: string;
}

export interface WorkspaceFacts {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly weekStart: string;
  readonly baseCurrency: string;
  readonly users: ReadonlyArray<UserFacts>;
  readonly pipelines: ReadonlyArray<PipelineFacts>;
  readonly sources: ReadonlyArray<NamedFacts>;
  readonly lossReasons: ReadonlyArray<NamedFacts>;
  readonly demo: boolean;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "admin" | "manager";
}
