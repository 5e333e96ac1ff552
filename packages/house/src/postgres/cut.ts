/** How does a server end connections, as it does when it is restarted or somebody tells it to? Those that were last at some statement. */
import pg from "pg"

/** Gives how many there were. */
export const cut = async (url: string, statement: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query = $1 and pid <> pg_backend_pid()",
      [statement]
    )
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
