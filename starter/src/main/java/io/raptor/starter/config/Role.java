package io.raptor.starter.config;

/** What a process of ours is for. */
public enum Role {
    /** Answers others over HTTP. */
    SERVER,
    /** Runs tasks that others start by Temporal. */
    WORKER,
    /** Runs one task and ends. */
    INDEX
}
