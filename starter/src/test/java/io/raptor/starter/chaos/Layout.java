package io.raptor.starter.chaos;

/**
 * What runs where.
 *
 * @param server Temporal's development server with a database file, a worker beside it; otherwise all in one process
 * @param postgres the store is PostgreSQL; otherwise a file under the home
 */
record Layout(boolean server, boolean postgres) {

    @Override
    public String toString() {
        return (server ? "Temporal's server and a worker" : "one process") + " on " + (postgres ? "PostgreSQL" : "H2");
    }
}
