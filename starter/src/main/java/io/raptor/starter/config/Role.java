package io.raptor.starter.config;

/** The role of one of our processes. */
public enum Role {
    /** Answers others over HTTP. */
    SERVER,
    /** Runs tasks that others start by Temporal. */
    WORKER,
    /** Runs one task and ends. */
    INDEX
}
