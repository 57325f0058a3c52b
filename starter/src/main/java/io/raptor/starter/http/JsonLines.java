package io.raptor.starter.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers that are a JSON object a line, sent while they are made. */
final class JsonLines {

    static final String TYPE = "application/jsonl";

    private JsonLines() {}

    static ResponseEntity<StreamingResponseBody> of(StreamingResponseBody lines) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TYPE)).body(lines);
    }
}
