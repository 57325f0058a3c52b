package io.raptor.activity.answer;

import io.raptor.activity.answer.MapQuestion.Point;
import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.call.Caller;
import io.raptor.activity.graph.question.GraphQuestion;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.Passage;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.activity.search.rank.Signals;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is given to answer a question from a dataset's graph: for {@code global} the points that it found in the
 * reports itself, for {@code drift} also what it asked for further, for {@code local} passages and reports.
 */
public final class GraphFindings {

    private static final int REPORTS = 100;
    private static final int BATCH_TOKENS = 8000;
    private static final int MOST_BATCHES = 10;

    /** Share of the room that reports have beside passages. */
    private static final double REPORT_SHARE = 0.25;

    private static final int REPORTS_BESIDE = 3;

    /** How often further questions are asked for. */
    private static final int DEPTH = 2;

    private static final int PASSAGES_OF_FURTHER = 3;

    private final DatasetSearch search;
    private final GraphAsker asker;
    private final Caller caller;
    private final Tokenizer tokenizer;
    private final int batchTokens;

    /** @param room tokens of a prompt at most */
    GraphFindings(DatasetSearch search, GraphAsker asker, Caller caller, Tokenizer tokenizer, int room) {
        this.search = search;
        this.asker = asker;
        this.caller = caller;
        this.tokenizer = tokenizer;
        this.batchTokens = Math.min(BATCH_TOKENS, room / 2);
    }

    /** @param usage of the calls that it took */
    record Given(SearchAnswer found, Usage usage) {}

    /** @throws IndexingException INVALID_REQUEST as the search does; of a model's failure types */
    Given of(String dataset, AnswerRequest request) {
        return switch (request.mode()) {
            case GLOBAL -> points(dataset, request);
            case DRIFT -> drift(dataset, request);
            case LOCAL -> new Given(withReports(dataset, request, request.search()), Usage.NONE);
            case AUTO, COLLAPSED, TRAVERSAL, LEAVES -> new Given(search.search(dataset, request.search()), Usage.NONE);
        };
    }

    private SearchAnswer withReports(String dataset, AnswerRequest request, SearchRequest passages) {
        int room = (int) (REPORT_SHARE * request.maxTokens());
        SearchAnswer reports =
                search.search(dataset, passages.in(SearchMode.GLOBAL).atMost(REPORTS_BESIDE, Math.max(1, room)));
        SearchAnswer found = search.search(
                dataset, passages.atMost(passages.topK(), Math.max(1, request.maxTokens() - tokens(reports.hits()))));
        List<SearchHit> all = new ArrayList<>(reports.hits());
        all.addAll(found.hits());
        return new SearchAnswer(all, found.notes());
    }

    private static int tokens(List<SearchHit> hits) {
        return hits.stream().mapToInt(SearchHit::tokens).sum();
    }

    private Given points(String dataset, AnswerRequest request) {
        SearchRequest reports = request.search().atMost(REPORTS, null);
        List<List<SearchHit>> batches = batches(search.findings(dataset, reports));
        List<String> notes = new ArrayList<>();
        if (batches.size() > MOST_BATCHES) {
            notes.add("the answer rests on the reports that " + MOST_BATCHES + " of " + batches.size()
                    + " calls have room for");
        }
        List<Point> points = new ArrayList<>();
        Usage usage = Usage.NONE;
        for (List<SearchHit> batch : batches.subList(0, Math.min(MOST_BATCHES, batches.size()))) {
            GraphAsker.Asked<List<Point>> asked =
                    asked(new MapQuestion(request.query(), batch), List.of(), notes, "some of the reports");
            points.addAll(asked.answer());
            usage = usage.plus(asked.usage());
        }
        points.sort(Comparator.comparingDouble((Point point) -> -point.score()).thenComparing(Point::text));
        return new Given(new SearchAnswer(fitting(points, request.maxTokens()), notes), usage);
    }

    private List<List<SearchHit>> batches(List<SearchHit> findings) {
        List<List<SearchHit>> batches = new ArrayList<>();
        int left = 0;
        for (SearchHit finding : findings) {
            if (finding.tokens() > left) {
                batches.add(new ArrayList<>());
                left = batchTokens;
            }
            batches.get(batches.size() - 1).add(finding);
            left -= finding.tokens();
        }
        return batches;
    }

    /** A model that has no good answer to one of these questions has perhaps one to the rest. */
    private <T> GraphAsker.Asked<T> asked(GraphQuestion<T> question, T otherwise, List<String> notes, String of) {
        try {
            return asker.ask(caller, question);
        } catch (BadAnswerException bad) {
            if (bad.type() != FailureType.BAD_MODEL_OUTPUT) {
                throw bad;
            }
            notes.add("the model gave no usable answer about " + of);
            return new GraphAsker.Asked<>(otherwise, Usage.NONE);
        }
    }

    private List<SearchHit> fitting(List<Point> points, int room) {
        List<SearchHit> fitting = new ArrayList<>();
        int left = room;
        for (Point point : points) {
            int tokens = tokenizer.count(point.text());
            if (tokens <= left && point.score() > 0) {
                fitting.add(hit(point, tokens));
                left -= tokens;
            }
        }
        return fitting;
    }

    private static SearchHit hit(Point point, int tokens) {
        SearchHit first = point.from().get(0);
        List<Passage> passages = point.from().stream()
                .flatMap(one -> one.passages().stream())
                .distinct()
                .toList();
        boolean same = point.from().stream().allMatch(one -> one.documentId().equals(first.documentId()));
        return new SearchHit(
                point.score(),
                first.level(),
                first.title(),
                point.text(),
                tokens,
                same ? first.documentId() : "",
                first.nodeId(),
                List.of(),
                0,
                passages,
                passages.size(),
                List.of(),
                Signals.NONE,
                List.of(),
                first.path(),
                null);
    }

    private Given drift(String dataset, AnswerRequest request) {
        SearchRequest half = request.search().atMost(request.search().topK(), Math.max(1, request.maxTokens() / 2));
        SearchAnswer first = withReports(dataset, request, half);
        Map<String, SearchHit> found = new LinkedHashMap<>();
        add(first.hits(), request.maxTokens(), found);
        List<String> notes = new ArrayList<>(first.notes());
        Usage usage = Usage.NONE;
        for (int depth = 0; depth < DEPTH; depth++) {
            FurtherQuestion question = new FurtherQuestion(
                    request.query(),
                    found.values().stream().map(SearchHit::text).toList());
            GraphAsker.Asked<List<String>> asked = asked(question, List.of(), notes, "what to look up further");
            usage = usage.plus(asked.usage());
            for (String further : asked.answer()) {
                add(further(dataset, request, further), request.maxTokens(), found);
            }
            if (asked.answer().isEmpty()) {
                break;
            }
        }
        return new Given(new SearchAnswer(List.copyOf(found.values()), notes), usage);
    }

    private List<SearchHit> further(String dataset, AnswerRequest request, String question) {
        return search.search(
                        dataset,
                        new AnswerRequest(question, SearchMode.LOCAL, request.maxTokens(), request.documentIds())
                                .search()
                                .atMost(PASSAGES_OF_FURTHER, request.maxTokens()))
                .hits();
    }

    private static void add(List<SearchHit> hits, int room, Map<String, SearchHit> to) {
        int left = room - tokens(List.copyOf(to.values()));
        for (SearchHit hit : hits) {
            if (hit.tokens() <= left && to.putIfAbsent(hit.nodeId() + hit.level(), hit) == null) {
                left -= hit.tokens();
            }
        }
    }
}
