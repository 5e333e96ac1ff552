/** Which commits nobody was told of yet, and when answers to commands may be cleared away. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261123000006 extends Migration {
  override up(): void {
    // Nobody has read the notes so far: those that are there have been told of by other ways.
    this.addSql(`truncate outbox`)
    this.addSql(`alter table outbox add column told_at bigint null`)
    this.addSql(`create index outbox_untold on outbox (workspace_id, recorded_at, seq) where told_at is null`)
    this.addSql(
      `alter table answer add column kept_at bigint not null default (extract(epoch from now()) * 1000)::bigint`
    )
  }
}
