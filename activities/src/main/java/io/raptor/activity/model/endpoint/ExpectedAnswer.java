package io.raptor.activity.model.endpoint;

import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stand-in for a chat model's answer in an estimate: the beginnings of the members, of the length that an answer
 * has. The prompt allows so many words; models that are asked for at most so many write about three fifths of them, and
 * of little text they make half of it at most. At 4 bytes a token, which is 1.5 tokens a word where the models' own
 * tokenizers need 1.3, three fifths are half. What earlier answers of the same model took goes before this rule.
 */
final class ExpectedAnswer {

    /** The part of the words allowed that models write, with the title's line, as we count. */
    private static final double PART_OF_WORDS = 0.5;

    private static final double PART_OF_TEXTS = 0.5;

    /** Bytes of a word and the space behind it, in English prose. */
    private static final double BYTES_A_WORD = 6;

    private ExpectedAnswer() {}

    /** @param outputTokens the length, where it is known; 0 otherwise */
    static String to(ClusterContent content, double outputTokens) {
        List<Member> members = content.members();
        int[] lengths =
                members.stream().mapToInt(member -> bytes(member.text())).toArray();
        double usual = outputTokens > 0
                ? outputTokens * Summariser.BYTES_PER_TOKEN
                : ChatPrompt.words(content) * PART_OF_WORDS * BYTES_A_WORD;
        double most = PART_OF_TEXTS * IntStream.of(lengths).sum();
        int share = PromptShares.limit(lengths, (int) Math.round(Math.min(usual, most)));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lengths.length; i++) {
            text.append(beginning(members.get(i).text(), lengths[i], share)).append(' ');
        }
        return text.toString().strip();
    }

    private static String beginning(String text, int bytes, int share) {
        if (bytes <= share) {
            return text;
        }
        int end = (int) ((long) text.length() * share / bytes);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    static int tokens(String text) {
        return bytes(text) / Summariser.BYTES_PER_TOKEN;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
