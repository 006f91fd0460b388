package dev.pawl.server.auth;

/** What a caller must be allowed, so that an operation is carried out. */
public enum Permission {
    /** Look at things. */
    VIEW,
    /** Start, stop, redrive, pause, fork: move executions, without changing what they run. */
    OPERATE,
    /** Act on requests for approval. */
    APPROVE,
    /** Change machines, their versions and aliases, activities, schedules. */
    EDIT,
    /** Change who may do what, and how the server runs. */
    ADMINISTER,
    /** Say who one is, and see what everybody may see. */
    NONE
}
