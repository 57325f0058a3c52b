package io.raptor.activity.answer;

import io.raptor.activity.port.ChatModel.Listener;

/**
 * An answer while it comes: its words go on to a reader as soon as they are known to be the answer's, and no thoughts before
 * it. Where it shows only later that they were thoughts, the reader gets a sign that the answer begins anew.
 */
final class LiveAnswer implements Listener {

    /** So many letters tell whether a mark of thoughts stands at the beginning. */
    private static final int BEGINNING = 40;

    /** A long text is looked at again when it grew by this part. */
    private static final int PART = 64;

    private final AnswerWords reader;
    private final StringBuilder raw = new StringBuilder();
    private String told = "";
    private int seen;

    LiveAnswer(AnswerWords reader) {
        this.reader = reader;
    }

    @Override
    public void begins() {
        raw.setLength(0);
        seen = 0;
        takeBack();
    }

    @Override
    public void says(String words) {
        raw.append(words);
        if (raw.length() >= BEGINNING && raw.length() - seen > raw.length() / PART) {
            seen = raw.length();
            tell(CitedText.words(raw.toString()));
        }
    }

    /** @param whole what the model said, however it came: an answer that was paid for before comes at once */
    void ends(String whole) {
        tell(CitedText.words(whole));
    }

    private void tell(String words) {
        if (!words.startsWith(told)) {
            takeBack();
        }
        if (words.length() > told.length()) {
            reader.more(words.substring(told.length()));
            told = words;
        }
    }

    private void takeBack() {
        if (!told.isEmpty()) {
            told = "";
            reader.again();
        }
    }
}
