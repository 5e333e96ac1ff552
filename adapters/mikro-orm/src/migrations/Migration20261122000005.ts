/** Reading the log newest first by business time: all of it, of a kind, and of an author. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261122000005 extends Migration {
  override up(): void {
    this.addSql(
      `create index event_by_time on event (workspace_id, occurred_at, seq) where tag <> 'UserSeen'`
    )
    this.addSql(`create index event_by_tag on event (workspace_id, tag, occurred_at, seq)`)
    this.addSql(`create index event_by_actor on event (workspace_id, actor_id, occurred_at, seq)`)
  }
}
