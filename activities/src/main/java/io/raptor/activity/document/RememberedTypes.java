package io.raptor.activity.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Types by name and first bytes, remembered. An answer takes the matching of some thousand patterns, and each document
 * asks for the same one twice: when its source is read, and when it is loaded. Safe for use by many threads.
 */
final class RememberedTypes implements Detector {

    static final RememberedTypes DEFAULT = new RememberedTypes(MimeTypes.getDefaultMimeTypes());

    /** Some 3 MB. */
    private static final int MOST = 20_000;

    @Serial
    private static final long serialVersionUID = 1;

    private final transient MimeTypes types;
    private final transient Cache<String, MediaType> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private RememberedTypes(MimeTypes types) {
        this.types = types;
    }

    /**
     * The same type as {@link MimeTypes#detect} finds.
     *
     * @param in supports marks; {@code null} for a type by name alone
     */
    @Override
    public MediaType detect(@Nullable InputStream in, Metadata metadata) throws IOException {
        if (in == null) {
            return types.detect(null, metadata);
        }
        String key = key(in, metadata);
        MediaType type = known.getIfPresent(key);
        if (type == null) {
            type = types.detect(in, metadata);
            known.put(key, type);
        }
        return type;
    }

    /** All that decides the type. */
    private String key(InputStream in, Metadata metadata) throws IOException {
        int length = types.getMinLength();
        in.mark(length);
        try {
            byte[] beginning = in.readNBytes(length);
            return new Sha256()
                    .add(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY)
                            + '\0'
                            + metadata.get(HttpHeaders.CONTENT_TYPE)
                            + '\0')
                    .add(beginning, beginning.length)
                    .hex();
        } finally {
            in.reset();
        }
    }

    @Serial
    private Object readResolve() {
        return DEFAULT;
    }
}
