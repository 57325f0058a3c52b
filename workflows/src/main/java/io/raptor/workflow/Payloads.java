package io.raptor.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** The one JSON of every surface: snake case, ISO times, lower-case states, nothing for what is absent. */
public final class Payloads {

    private Payloads() {}

    /** A new mapper; unknown properties are ignored, so that an older worker reads a newer payload. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper();
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        mapper.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        mapper.configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);
        return mapper.setConfig(mapper.getDeserializationConfig().with(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS))
                .setConfig(mapper.getSerializationConfig().with(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));
    }

    /** Temporal's own converter with our JSON. */
    public static DefaultDataConverter dataConverter() {
        return DefaultDataConverter.newDefaultInstance().withPayloadConverterOverrides(new RequestJson(mapper()));
    }
}
