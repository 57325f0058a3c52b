package io.raptor.activity.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** JSON of exports: the same bytes for the same values, whatever Java runs. */
final class ExportJson {

    private ExportJson() {}

    /** Java's own way of writing a number with a fraction has changed between its versions, this one stays. */
    static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .rootValueSeparator((String) null)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }
}
