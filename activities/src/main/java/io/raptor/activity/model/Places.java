package io.raptor.activity.model;

/** Where tasks' places for calls in the air come from. */
interface Places {

    /**
     * A call of the task has come.
     *
     * @param limit of the task's calls in the air, all processes together
     * @return where it waits for its place
     */
    Line enter(String taskId, int limit);

    /** The call has gone. */
    void leave(String taskId);

    /** Lets everybody go who waits: no call will be made. */
    void dismiss();

    /** Gives back what this process holds; nothing is in the air any more. */
    void giveBack();

    /** Tasks with calls waiting or in the air. One that comes or goes at this moment may be counted too late. */
    int tasks();
}
