package io.raptor.activity.call;

/** The source of tasks' permits for calls in flight. */
interface Permits {

    /**
     * A call of the task has come.
     *
     * @param limit of the task's calls in flight, all processes together
     * @return where it waits for its place
     */
    PermitQueue enter(String taskId, int limit);

    /** The call has gone. */
    void leave(String taskId);

    /** Lets everybody go who waits: no call will be made. */
    void dismiss();

    /** Gives back what this process holds; nothing is in flight any more. */
    void giveBack();

    /** Tasks with calls waiting or in flight. One that comes or goes at this moment may be counted too late. */
    int tasks();
}
