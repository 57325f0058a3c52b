package io.raptor.activity.model.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a model's thoughts from the beginning of its answer. Marks in the midst of a text are the text's: it may be
 * about them.
 */
public final class ReasoningStripper {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Words for it in the languages of models' makers and users. */
    private static final String TAG =
            "(?:[\\w:.-]*(?:think|thought|reason|reflect|scratch_?pad|monologue|chain_of_thought)[\\w:.-]*"
                    + "|analysis|cot|cot_budget_reflect|思考(?:过程|過程)?|思维链?|推理(?:过程)?|分析|考え|思考プロセス|사고|생각|추론|мысли|размышлени[ея]"
                    + "|рассуждени[ея]|gedanken(?:gang)?|denken|überlegung(?:en)?|pensées?|réflexions?|raisonnement|pensamientos?|razonamiento"
                    + "|pensamentos?|raciocínio|pensiero|ragionamento)";

    /** @param end with {@code %s} for the word that {@code begin} found */
    private record Pair(Pattern begin, String end) {

        static Pair of(String begin, String end) {
            return new Pair(Pattern.compile(begin, FLAGS), end);
        }

        Pattern end(Matcher begun) {
            String word = begun.groupCount() == 0 ? "" : Pattern.quote(begun.group(1));
            return Pattern.compile(end.replace("%s", word), FLAGS);
        }
    }

    /** Those of DeepSeek, Qwen, Magistral, Kimi, Seed, Command, gpt-oss, Gemma, Granite, Solar and their like. */
    private static final List<Pair> PAIRS = List.of(
            Pair.of("<(" + TAG + ")(?:\\s[^>]*)?>", "</%s\\s*>"),
            Pair.of("\\[(think|thinking|thoughts?|reasoning)]", "\\[/%s]"),
            Pair.of("◁(think|thinking)▷", "◁/%s▷"),
            Pair.of("<\\|begin_of_(thoughts?|thinking|reasoning)\\|>", "<\\|end_of_%s\\|>"),
            Pair.of("<\\|start_(thinking|reasoning)\\|>", "<\\|end_%s\\|>"),
            Pair.of(
                    "<\\|(think|thinking|thoughts?|reasoning)\\|>",
                    "<\\|(?:/|end_?(?:of_)?)%s\\|>|<\\|end\\|>\\s*<\\|begin\\|>assistant<\\|content\\|>"),
            Pair.of(
                    "(?:<\\|start\\|>assistant)?<\\|channel\\|>(?:analysis|commentary|thought)",
                    "<\\|channel\\|>final[^<]*(?:<\\|constrain\\|>[^<]*)?<\\|message\\|>"),
            Pair.of("<\\|channel>thought", "<channel\\|>"),
            Pair.of("(?-i:analysis(?=[A-Z]|(?s:.*)assistantfinal))", "assistantfinal"),
            Pair.of("<details\\s[^>]*type\\s*=\\s*[\"']?(?:reasoning|thinking|thoughts?)\\b[^>]*>", "</details>"),
            Pair.of("<details[^>]*>\\s*<summary>[^<]*(?:thought|thinking|reasoning)[^<]*</summary>", "</details>"),
            Pair.of("<\\|(think|thinking|thoughts?|reasoning)_(?:start|begin)\\|>", "<\\|%s_end\\|>"),
            Pair.of("【(" + TAG + ")】", "【/%s】"),
            Pair.of("<unused94>", "<unused95>"),
            Pair.of("\\[unused16]", "\\[unused17]"),
            Pair.of("```(?:think|thinking|thoughts?|reasoning)[ \\t]*\\n", "\\n```"),
            Pair.of("here is my thought process:", "here is my response:"),
            Pair.of("here are my reasoning steps:", "\\[begin final response]"),
            Pair.of("thinking\\.\\.\\.[ \\t]*\\n", "\\.\\.\\.done thinking\\."));

    /** Each mark that may end thoughts whose beginning is missing, with the beginning that must not stand before it. */
    private static final List<Pair> ENDS = List.of(
            Pair.of("</(" + TAG + ")\\s*>", "<%s(?![\\p{L}\\p{N}_])"),
            Pair.of("\\[/(think|thinking|thoughts?|reasoning)]", "\\[%s]"),
            Pair.of("◁/(think|thinking)▷", "◁%s▷"),
            Pair.of("<\\|end_of_(thoughts?|thinking|reasoning)\\|>", "<\\|begin_of_%s\\|>"),
            Pair.of("<\\|end_(thinking|reasoning)\\|>", "<\\|start_%s\\|>"),
            Pair.of("<\\|/(think|thinking|thoughts?|reasoning)\\|>", "<\\|%s\\|>"));

    private static final Pattern ANSWER_BEGINS = Pattern.compile(
            "(?:<\\|start\\|>assistant)?<\\|channel\\|>final[^<]*<\\|message\\|>|<\\|start_(?:response|text)\\|>"
                    + "|<\\|begin_of_solution\\|>|\\[begin final response]|<(?:answer|response|final_answer|final|output|solution)>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ANSWER_ENDS = Pattern.compile(
            "(?:<\\|(?:return|end|im_end|eot_id|endoftext|end_of_text|end_response|end_text|end_of_solution|call)\\|>"
                    + "|<end_of_turn>|</s>|\\[end final response]|</(?:answer|response|final_answer|final|output|solution)>)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private ReasoningStripper() {}

    /** The answer alone; empty where the model never came to it. */
    public static String without(String raw) {
        String text = raw.strip();
        for (String before = ""; !before.equals(text); ) {
            before = text;
            text = withoutLoneEnd(withoutBlock(text));
        }
        return unwrapped(text);
    }

    private static String withoutBlock(String text) {
        for (Pair pair : PAIRS) {
            Matcher begun = pair.begin().matcher(text);
            if (begun.lookingAt()) {
                Matcher ended = pair.end(begun).matcher(text);
                return ended.find(begun.end()) ? text.substring(ended.end()).strip() : "";
            }
        }
        return text;
    }

    private static String withoutLoneEnd(String text) {
        return ENDS.stream()
                .map(mark -> loneEnd(mark, text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(text);
    }

    private static Optional<String> loneEnd(Pair mark, String text) {
        Matcher found = mark.begin().matcher(text);
        while (found.find()) {
            String before = text.substring(0, found.start());
            String after = text.substring(found.end());
            if (mark.end(found).matcher(before).find()) {
                return Optional.empty();
            }
            if (stands(before, after)) {
                return Optional.of(after.strip());
            }
        }
        return Optional.empty();
    }

    /** Nothing of a sentence is around the mark: it begins its line, or the line ends with it and others follow. */
    private static boolean stands(String before, String after) {
        boolean begins = before.isBlank() || before.stripTrailing().length() < before.lastIndexOf('\n') + 1;
        boolean ends = after.matches("(?s)[ \\t]*\\n.*") || (begins && after.isBlank());
        boolean glued = begins && !after.isEmpty() && !Character.isWhitespace(after.charAt(0));
        return (ends && !after.isBlank()) || (begins && ends) || glued;
    }

    private static String unwrapped(String text) {
        Matcher begun = ANSWER_BEGINS.matcher(text);
        String inner = begun.lookingAt() ? text.substring(begun.end()) : text;
        for (String before = ""; !before.equals(inner) && (inner.endsWith(">") || inner.endsWith("]")); ) {
            before = inner;
            inner = ANSWER_ENDS.matcher(inner).replaceFirst("").strip();
        }
        return inner;
    }
}
