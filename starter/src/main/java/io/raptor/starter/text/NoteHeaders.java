package io.raptor.starter.text;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The notes to an answer: a header for each sentence, so that the answer keeps its shape. Names in
 * it may be of any script: what a header cannot hold is percent-encoded UTF-8.
 */
public final class NoteHeaders {

    public static final String HEADER = "Raptor-Note";

    private static final Pattern FOREIGN = Pattern.compile("[^\\x20-\\x7e]+|%");

    private NoteHeaders() {}

    public static HttpHeaders headers(List<String> notes) {
        HttpHeaders headers = new HttpHeaders();
        notes.forEach(note -> headers.add(HEADER, written(note)));
        return headers;
    }

    private static String written(String note) {
        return FOREIGN.matcher(note)
                .replaceAll(
                        found -> Matcher.quoteReplacement(URLEncoder.encode(found.group(), StandardCharsets.UTF_8)));
    }

    public static String read(String header) {
        return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
