package org.embargoledger.bench.load;

/** Where a database is and who asks. */
public record PgAddress(int port, String database, String user, String password) {}
