/** What can the command line do? Told with an example each. */

export const usage = `npm run weir -- COMMAND

  import FILE --mapping MAP.json [--dry-run] [--result OUT.csv]
      Brings a table file in. The mapping says what its columns mean; the console's wizard writes one, and
      docs/how-to/import has worked examples. Run the same command again after it was stopped: it goes on.
      npm run weir -- import deals.csv --mapping deals.mapping.json --dry-run
      A dry run writes nothing to the books; with --result it says in a table what would become of each row.

  undo [IMPORT|last] [--dry-run]
      Takes an import back; the last one that changed anything when none is named. Deals that people have worked on since stay.
      npm run weir -- undo last --dry-run

  reading METRIC [--period P] [--pipeline NAME|ID] [--as-of INSTANT] [--contact|--company NAME|ID] [--json]
      One number with everything it says. P is today, yesterday, week, month, quarter, year, last-7-days,
      last-30-days or FROM..TO; month when left out. --as-of reads what was known at that instant.
      Numbers of a client profile need --contact or --company.
      npm run weir -- reading won-deals --period 2017-01-01..2017-03-31

  verify [--head HASH]
      Reads the whole log again: is it what was recorded, and do the books and everything kept agree with it? Finds nothing when all
      is well, and tells the head of the log. Keep the head elsewhere: given to a later verify, it proves that nothing before it was
      written anew.
      npm run weir -- verify

  rebuild
      Throws the books away and makes them again from the log.
      npm run weir -- rebuild

  backup FILE
      Writes everything that is kept to a new file, as it is at one moment. A server may go on working meanwhile.
      npm run weir -- backup weir-2026-11-23.backup.gz

  restore FILE
      Puts a backup back into a place where there is nothing yet, makes the books from its log, and verifies them.
      WEIR_DATA=restored npm run weir -- restore weir-2026-11-23.backup.gz

  months
      Divides the log and the ledger by the months they were recorded in, for logs of many millions of events on a server, while
      no server runs. docs/operate/outgrowing-one-machine.md says what it costs.
      npm run weir -- months

Options: --workspace ID where there are several, --help.
The data is the folder WEIR_DATA (.weir), or the PostgreSQL server of DATABASE_URL. A folder is for one process at a
time: stop the server first, or use the console instead.
Exit code: 0 all well, 1 refused or something was found, 2 the command was not understood.`
