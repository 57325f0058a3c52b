package io.raptor.activity.model.local;

import io.raptor.activity.language.Sentences;
import io.raptor.activity.model.Sentence;
import io.raptor.activity.model.Titles;
import io.raptor.activity.model.TokenTruncation;
import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Summaries made of the members' own sentences, without a language model. The members nearest to the middle of the
 * cluster speak first, each with its opening sentence, then each with its next, up to half the length that
 * is allowed: covering many members serves a search better than picking the most central sentences. The chosen
 * sentences stand in the order of the document; none repeats another, and none is code, a row of a table or a heading.
 * The title is the nearest heading above all members; where there are no headings, what the members share. An answer counts the tokens read and
 * written; nobody charges for them.
 */
public final class ExtractiveSummariser implements Summariser {

    public static final String ID = "extractive/1";

    private static final String ANY = "extractive/";

    /** Measured: a longer list of sentences blurs the summary's vector, so that searches miss it. */
    private static final double PART_OF_LENGTH = 0.5;

    private final Tokenizer tokenizer;

    /** The writer of a summary that consists of its passages' own sentences, as readers see it. */
    public static final String EXTRACT = "extract";

    /** The model with this id as readers see it; {@link #EXTRACT} for this one. */
    public static @Nullable String writer(@Nullable String model) {
        return model != null && is(model) ? EXTRACT : model;
    }

    /** Whether a model's id is this one's, of any version. */
    public static boolean is(String model) {
        return model.startsWith(ANY);
    }

    /** @param tokenizer what a summary's length is counted by */
    public ExtractiveSummariser(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public String question(ClusterContent content) {
        // the vectors decide who speaks first and nothing else
        String order = Arrays.toString(Centrality.order(content.members()));
        return CallKey.of(String.join("\n", id(), order, content.whole(), places(content)), content);
    }

    private static String places(ClusterContent content) {
        return content.members().stream()
                .map(Member::structure)
                .map(place -> place.headingPath() + Arrays.toString(place.asides()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Answer summarise(ClusterContent content, int attempt) {
        List<List<Sentence>> sentences = sentences(content.members());
        List<Sentence> chosen =
                new SentenceChoice(tokenizer, length(content)).choose(sentences, Centrality.order(content.members()));
        String text = chosen.isEmpty() ? beginning(content) : inOrder(chosen);
        int given = content.members().stream().mapToInt(Member::tokens).sum();
        return Answer.titled(title(content, sentences, text), text, given, tokenizer.count(text));
    }

    @Override
    public Summary expected(ClusterContent content, double outputTokens) {
        return read(summarise(content, 0));
    }

    private static int length(ClusterContent content) {
        return Math.max(1, (int) (PART_OF_LENGTH * content.maxTokens()));
    }

    private static String inOrder(List<Sentence> chosen) {
        return chosen.stream()
                .sorted(Comparator.comparingInt(Sentence::member).thenComparingInt(Sentence::position))
                .map(Sentence::text)
                .collect(Collectors.joining(" "));
    }

    /** What stands for members without a letter or digit. */
    private String beginning(ClusterContent content) {
        String all = content.members().stream().map(Member::text).collect(Collectors.joining(" "));
        return TokenTruncation.to(all.strip(), content.maxTokens(), tokenizer);
    }

    /** The nearest heading above all members, so that people find in the tree what the document calls it. */
    private static String title(ClusterContent content, List<List<Sentence>> sentences, String text) {
        List<List<String>> paths = content.members().stream()
                .map(member -> member.structure().headingPath())
                .toList();
        List<String> common = Structure.common(paths);
        if (!common.isEmpty()) {
            return Titles.line(common.get(common.size() - 1));
        }
        List<String> tops = paths.stream()
                .filter(path -> !path.isEmpty())
                .map(path -> path.get(0))
                .distinct()
                .toList();
        if (tops.isEmpty()) {
            return Titles.of(sentences, text);
        }
        return Titles.line(content.whole().isEmpty() ? String.join("; ", tops) : content.whole());
    }

    /** Each member's sentences; of members without any prose only where no member has some. */
    private static List<List<Sentence>> sentences(List<Member> members) {
        List<List<Sentence>> prose = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            prose.add(readable(all(i, member.structure().prose(member.text()))));
        }
        if (prose.stream().allMatch(List::isEmpty)) {
            for (int i = 0; i < members.size(); i++) {
                prose.set(i, all(i, members.get(i).text()));
            }
        }
        return prose;
    }

    /** Whole sentences; without any, items of some words. */
    private static List<Sentence> readable(List<Sentence> prose) {
        List<Sentence> whole = prose.stream().filter(Sentence::whole).toList();
        return whole.isEmpty() ? prose.stream().filter(Sentence::says).toList() : whole;
    }

    /** Each line of a passage is a paragraph, an item or a row. */
    private static List<Sentence> all(int member, String text) {
        List<Sentence> all = new ArrayList<>();
        for (String sentence : Sentences.of(text.replace("\n", "\n\n"))) {
            all.add(Sentence.of(member, all.size(), sentence));
        }
        return all;
    }
}
