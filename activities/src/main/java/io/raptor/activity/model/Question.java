package io.raptor.activity.model;

import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;

/** Writes down all that decides an answer, so that no two different questions look alike. */
final class Question {

    private Question() {}

    /** @param model the summariser's id with all of its own settings that decide an answer */
    static String of(String model, ClusterContent content) {
        StringBuilder question = new StringBuilder();
        add(question, model);
        add(question, content.prompt());
        add(question, content.maxTokens() + " " + content.seed());
        for (Member member : content.members()) {
            add(question, member.text());
        }
        return question.toString();
    }

    /** Its length stands before each part, so that parts cannot run into each other. */
    private static void add(StringBuilder question, String part) {
        question.append(part.length()).append(':').append(part).append('\n');
    }
}
