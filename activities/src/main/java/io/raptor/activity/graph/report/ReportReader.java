package io.raptor.activity.graph.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.graph.question.Fields;
import io.raptor.activity.graph.question.JsonPieces;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a model's report in about the form that was asked for, and holds its references to the context. */
final class ReportReader {

    private static final List<String> TITLE = List.of("title", "name", "heading");
    private static final List<String> SUMMARY = List.of("summary", "description", "overview");
    private static final List<String> RATING = List.of("rating", "importance", "score", "impactseverityrating");
    private static final List<String> FINDINGS = List.of("findings", "finding", "insights", "points");
    private static final List<String> POINT = List.of("summary", "title", "finding", "text", "point");
    private static final List<String> EXPLANATION = List.of("explanation", "description", "details", "detail");
    private static final List<String> REFS = List.of("refs", "references", "ref", "sources", "evidence", "citations");

    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\p{L}\\p{Nd}])([ERPC])\\s?(\\d{1,6})(?![\\p{L}\\p{Nd}])");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[\\[(]\\s*(?:[ERPC]\\s?\\d{1,6}\\s*[,;]?\\s*)+[\\])]");

    private static final double MIDDLE = 5;
    private static final double BEST = 10;

    private final ReportContext context;
    private final Drops drops = new Drops();

    ReportReader(ReportContext context) {
        this.context = context;
    }

    ReportAnswer read(String answer) {
        Fields report = JsonPieces.complete(answer).whole().stream()
                .filter(JsonNode::isObject)
                .map(Fields::new)
                .filter(fields -> fields.has(TITLE) && fields.has(SUMMARY) && fields.has(FINDINGS))
                .findFirst()
                .orElseThrow(() -> new UnreadableAnswerException("an answer without title, summary and findings"));
        String title = unreferenced(report.text(TITLE));
        String summary = unreferenced(report.text(SUMMARY));
        List<Finding> findings = findings(report.node(FINDINGS));
        if (title.isEmpty() || summary.isEmpty()) {
            throw new UnreadableAnswerException("an answer without title or summary");
        }
        if (findings.isEmpty()) {
            throw new UnreadableAnswerException("an answer without a finding that names a line it rests on");
        }
        double rating = Math.min(BEST, report.number(RATING).orElse(MIDDLE));
        return new ReportAnswer(
                new Report(
                        title, summary, rating, findings, context.omittedEntities(), context.omittedRelations(), false),
                drops.counts());
    }

    private List<Finding> findings(JsonNode all) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode one : all.isArray() ? all : List.of(all)) {
            List<LeafRef> evidence = evidence(one);
            Fields fields = new Fields(one);
            String point = unreferenced(one.isObject() ? fields.text(POINT) : Fields.text(one));
            String explanation = one.isObject() ? unreferenced(fields.text(EXPLANATION)) : "";
            if (point.isEmpty() && explanation.isEmpty()) {
                drops.add(DropReason.UNREADABLE);
            } else if (evidence.isEmpty()) {
                drops.add(DropReason.UNSUPPORTED_FINDING);
            } else {
                findings.add(new Finding(point.isEmpty() ? explanation : point, explanation, evidence));
            }
        }
        return findings;
    }

    /** The passages behind the numbers in its references; of a finding without such a field, behind those in its words. */
    private List<LeafRef> evidence(JsonNode finding) {
        Fields fields = new Fields(finding);
        String told = fields.has(REFS) ? fields.text(REFS).toUpperCase(Locale.ROOT) : Fields.text(finding);
        List<LeafRef> evidence = new ArrayList<>();
        for (String number :
                REFERENCE.matcher(told).results().map(ReportReader::number).collect(Collectors.toSet())) {
            List<LeafRef> behind = context.evidence().get(number);
            if (behind == null) {
                drops.add(DropReason.BAD_REFERENCE);
            } else {
                evidence.addAll(behind);
            }
        }
        return evidence.stream().distinct().sorted().toList();
    }

    private static String number(MatchResult reference) {
        return reference.group(1) + Integer.parseInt(reference.group(2));
    }

    /** Local numbers mean nothing outside of the context. */
    private static String unreferenced(String text) {
        return BRACKETS.matcher(text).replaceAll("").strip();
    }
}
