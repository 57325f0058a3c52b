package io.raptor.workflow.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of graphs; every field is optional and has a default.
 *
 * @param chunkTokens a leaf's greatest length in tokens of the embedding model
 * @param extractTokens leaves are read together up to so many tokens
 * @param maxCommunity entities above which a community is divided
 * @param extraction how what documents name is found
 * @param maxGleanings further questions about a text for what the answer before it left out
 * @param entityTypes that a model is asked for; empty for the usual ones
 * @param extractPrompt what the model is asked; holds {@value #PLACEHOLDER}; {@code null} for the built-in one
 * @param resolution a model says which names are one thing, where one is asked about the graph
 * @param aliases what people pin about names: {@code one name = another} or {@code one name != another}
 * @param reportTokens the length of a model's report
 * @param reportPrompt what the model is asked for a report; holds {@value #CONTEXT}; {@code null} for the built-in one
 * @param reports whether a model is asked about the graph of all documents, whoever reads them; by default where a model
 *     may read them
 */
public record GraphRagSettings(
        Integer chunkTokens,
        Integer extractTokens,
        Integer maxCommunity,
        Extraction extraction,
        Integer maxGleanings,
        List<String> entityTypes,
        @Nullable String extractPrompt,
        Boolean resolution,
        List<String> aliases,
        Integer reportTokens,
        @Nullable String reportPrompt,
        Extraction reports) {

    public static final String PLACEHOLDER = "{text}";
    public static final String CONTEXT = "{context}";

    private static final int MOST_TYPES = 50;
    private static final int LONGEST_TYPE = 50;
    private static final int LONGEST_PROMPT = 2000;
    private static final int MOST_ALIASES = 200;
    private static final int LONGEST_ALIAS = 500;

    /** A sign between two names. */
    private static final Pattern ALIAS = Pattern.compile("[^=]*[\\p{L}\\p{N}][^=]* !?= [^=]*[\\p{L}\\p{N}][^=]*");

    public GraphRagSettings {
        chunkTokens = orElse(chunkTokens, 100);
        extractTokens = orElse(extractTokens, 600);
        maxCommunity = orElse(maxCommunity, 20);
        resolution = orElse(resolution, true);
        aliases = texts(aliases);
        reportTokens = orElse(reportTokens, 600);
        extraction = orElse(extraction, Extraction.AUTO);
        reports = orElse(reports, Extraction.AUTO);
        maxGleanings = orElse(maxGleanings, 1);
        entityTypes = texts(entityTypes);
    }

    private static List<String> texts(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream().map(text -> text == null ? "" : text).toList();
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public static GraphRagSettings defaults() {
        return new GraphRagSettings(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A model is asked about the graph of all documents, where there is one. */
    public boolean asksOfGraph() {
        return (reports == Extraction.AUTO ? extraction : reports).wantsModel();
    }

    /** A model writes one description of what much is said of: of what a model has said, not of sentences of the text. */
    public boolean describes() {
        return asksOfGraph() && extraction.wantsModel();
    }

    /** Every fault of these settings, each naming what to change; empty when they can be used. */
    public List<String> faults() {
        return new Faults()
                .range("graphrag.chunk_tokens", chunkTokens, 16, 4096)
                .range("graphrag.extract_tokens", extractTokens, 64, 4096)
                .range("graphrag.max_community", maxCommunity, 3, 1000)
                .range("graphrag.max_gleanings", maxGleanings, 0, 10)
                .check(
                        entityTypes.size() <= MOST_TYPES
                                && entityTypes.stream()
                                        .noneMatch(type -> type.isBlank() || type.length() > LONGEST_TYPE),
                        "graphrag.entity_types must be at most " + MOST_TYPES + " words of 1 to " + LONGEST_TYPE
                                + " characters")
                .check(
                        extractPrompt == null || extractPrompt.contains(PLACEHOLDER),
                        "graphrag.extract_prompt must hold " + PLACEHOLDER + ", the place of the passages to read")
                .check(
                        extractPrompt == null || extractPrompt.length() <= LONGEST_PROMPT,
                        "graphrag.extract_prompt must have at most " + LONGEST_PROMPT + " characters")
                .check(
                        aliases.size() <= MOST_ALIASES
                                && aliases.stream()
                                        .allMatch(pair -> pair.length() <= LONGEST_ALIAS
                                                && ALIAS.matcher(pair).matches()),
                        "graphrag.aliases must be at most " + MOST_ALIASES + " pairs as \"one name = another\" or"
                                + " \"one name != another\", of at most " + LONGEST_ALIAS + " characters each")
                .range("graphrag.report_tokens", reportTokens, 100, 4096)
                .check(
                        reportPrompt == null || reportPrompt.contains(CONTEXT),
                        "graphrag.report_prompt must hold " + CONTEXT + ", the place of what there is to report on")
                .check(
                        reportPrompt == null || reportPrompt.length() <= LONGEST_PROMPT,
                        "graphrag.report_prompt must have at most " + LONGEST_PROMPT + " characters")
                .list();
    }

    /** How documents are read and cut for a graph: into leaves alone. */
    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public RaptorSettings leaves(Boolean tables) {
        return new RaptorSettings(
                false,
                null,
                null,
                null,
                chunkTokens,
                Math.max(2 * chunkTokens, 3500),
                null,
                null,
                null,
                null,
                null,
                tables);
    }
}
