// Who is here, and in which workspace?
import { defineStore } from "pinia"
import { computed, ref, shallowRef } from "vue"
import { forgetBeginning } from "../api/begun.ts"
import * as api from "../api/session.ts"
import { ApiError } from "../api/problem.ts"
import type { WorkspaceFacts } from "../api/types.ts"

export const useSession = defineStore("session", () => {
  const user = shallowRef<api.SignedIn>()
  const workspace = shallowRef<WorkspaceFacts>()
  /** Undefined until the server has been asked. */
  const state = ref<"out" | "in" | "setup">()

  const enter = async (signedIn: api.SignedIn, facts?: WorkspaceFacts): Promise<void> => {
    workspace.value = facts ?? (await api.readWorkspace())
    user.value = signedIn
    state.value = "in"
  }

  /** Asks once who is here; later calls answer at once. */
  const open = async (): Promise<void> => {
    if (state.value !== undefined) return
    try {
      // Both at once: whoever is signed in needs the second answer too.
      await enter(...(await Promise.all([api.readSession(), api.readWorkspace()])))
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status !== 401) throw cause
      state.value = (await api.setupNeeded()) ? "setup" : "out"
    }
  }

  const signIn = async (email: string, password: string): Promise<void> =>
    enter(await api.signIn(email, password))

  const setUp = async (plan: api.SetupFacts): Promise<void> => {
    await enter(await api.setUp(plan))
  }

  const leave = (): void => {
    forgetBeginning()
    user.value = undefined
    workspace.value = undefined
    state.value = "out"
  }

  const farewells = new Set<() => Promise<unknown>>()
  /** What is still to be told while one is signed in; the returned function takes it back. */
  const beforeSigningOut = (tell: () => Promise<unknown>): (() => void) => {
    farewells.add(tell)
    return () => farewells.delete(tell)
  }

  const signOut = async (): Promise<void> => {
    await Promise.allSettled([...farewells].map((tell) => tell()))
    await api.signOut()
    leave()
  }

  const refreshWorkspace = async (): Promise<void> => {
    workspace.value = await api.readWorkspace()
  }

  const pipelines = computed(() => workspace.value?.pipelines ?? [])
  const stageOf = (id: string) =>
    pipelines.value.flatMap((pipeline) => pipeline.stages).find((stage) => stage.id === id)
  const userOf = (id: string) => workspace.value?.users.find((candidate) => candidate.id === id)

  return {
    user,
    workspace,
    state,
    pipelines,
    open,
    signIn,
    beforeSigningOut,
    signOut,
    setUp,
    leave,
    refreshWorkspace,
    stageOf,
    userOf
  }
})
