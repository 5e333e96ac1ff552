// Which parts of the dynamics reading stand where in the picture?
import { computed } from "vue"
import type { DealDynamicsReading } from "../../readings/view.ts"
import type { WeirInput } from "./weir.ts"

export const useDynamics = (reading: () => DealDynamicsReading) => {
  const stages = computed(() => reading().stages.filter((stage) => stage.kind === "open"))
  const hasIncoming = computed(() => reading().stages.some((stage) => stage.kind === "incoming"))
  const wonStage = computed(() => reading().stages.find((stage) => stage.kind === "won"))

  const input = computed<WeirInput>(() => ({
    created: reading().new.now.deals,
    stages: stages.value.map((stage) => ({
      in: stage.in.deals,
      out: stage.out.deals,
      lost: stage.lost.deals
    })),
    won: reading().won.now.deals
  }))

  /** The pill before each stage: what came over from earlier stages; before the first, all that entered it. */
  const gates = computed(() => [
    ...stages.value.map((stage, index) =>
      index === 0
        ? { id: stage.id, name: stage.name, count: stage.in.deals, part: `in:${stage.id}`, won: false }
        : { id: stage.id, name: stage.name, count: stage.passed, part: `passed:${stage.id}`, won: false }
    ),
    ...(wonStage.value
      ? [
          {
            id: wonStage.value.id,
            name: wonStage.value.name,
            count: wonStage.value.passed,
            part: `passed:${wonStage.value.id}`,
            won: true
          }
        ]
      : [])
  ])

  return { stages, hasIncoming, input, gates }
}
