package io.raptor.starter.chaos;

import java.util.List;

/**
 * A request that the model got, and what became of it.
 *
 * @param questions what was asked, whatever the seed or the room for the answer: one prompt, or the texts to embed
 * @param begun when it came, in nanoseconds
 * @param ended when it was answered or dropped, in nanoseconds
 * @param outcome what the asker has of it
 */
record Call(Kind kind, List<String> questions, long begun, long ended, Outcome outcome) {

    enum Kind {
        CHAT,
        EMBEDDING,
        /** The shortest question there is: whether the chat model is there again. */
        CHAT_PROBE,
        /** The shortest text there is: whether the embedding model is there again, or fails at one text alone. */
        EMBEDDING_PROBE
    }

    enum Outcome {
        ANSWERED,
        /** Something came that is paid for and of no use. */
        USELESS,
        /** Nothing that anybody would have to pay. */
        REFUSED
    }

    Call {
        questions = List.copyOf(questions);
    }
}
