package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.question.UnreadableAnswerException;

/** Reads the records of an answer in any of the forms that models give them. */
final class AnswerReader {

    private static final String NOTHING = "an answer without the lists of entities and relations";
    private static final String MESS = "an answer most of whose records cannot be read";

    private AnswerReader() {}

    /**
     * Reads an answer that came to its end.
     *
     * @throws UnreadableAnswerException when it is none
     */
    static AnswerRecords of(String answer) {
        JsonRecords json = JsonRecords.in(answer);
        if (json.cut()) {
            throw new UnreadableAnswerException("an answer that was cut off");
        }
        if (!json.any()) {
            AnswerRecords tuples = TupleRecords.in(answer);
            if (tuples.size() == 0) {
                throw new UnreadableAnswerException(json.records().unreadable() > 0 ? MESS : NOTHING);
            }
            return tuples;
        }
        AnswerRecords read = json.records();
        if (read.unreadable() > read.size()) {
            throw new UnreadableAnswerException(MESS);
        }
        return read;
    }

    /** The whole records of an answer that breaks off; the last, broken one is no loss of the model's. */
    static AnswerRecords before(String cut) {
        JsonRecords json = JsonRecords.in(cut);
        AnswerRecords read = json.any() ? json.records() : TupleRecords.in(cut);
        return new AnswerRecords(read.entities(), read.relations(), 0);
    }
}
