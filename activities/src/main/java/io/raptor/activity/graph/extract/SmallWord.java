package io.raptor.activity.graph.extract;

/** Words that name nothing by themselves. */
public final class SmallWord {

    private SmallWord() {}

    /** @param key the word's key */
    public static boolean is(String key) {
        return key.isEmpty() || FunctionWords.has(key);
    }
}
