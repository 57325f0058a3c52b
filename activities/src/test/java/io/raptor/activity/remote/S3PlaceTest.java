package io.raptor.activity.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.source.SourceRoots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3PlaceTest {

    @Test
    void isABucketAndAFolderOrAnObject() {
        assertThat(S3Place.of("s3://papers")).isEqualTo(new S3Place("papers", ""));
        assertThat(S3Place.of("s3://papers/")).isEqualTo(new S3Place("papers", ""));
        assertThat(S3Place.of("s3://papers/2026/a b.md")).isEqualTo(new S3Place("papers", "2026/a b.md"));
        assertThat(S3Place.of("s3://papers/2026//")).hasToString("s3://papers/2026");
        assertThat(S3Place.of("s3://papers/2026/may").name()).isEqualTo("may");
        assertThat(S3Place.of("s3://papers").name()).isEqualTo("papers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3:///x", "s3://a", "s3://user@host/x", "s3://papers/../x", "s3://papers/a/./b"})
    void refusesWhatLeadsElsewhere(String text) {
        assertThatThrownBy(() -> S3Place.of(text))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("must read s3://BUCKET");
    }

    /** A folder whose name begins as a root's does is not below it. */
    @Test
    void rootsHoldWhatIsBelowThem() {
        SourceRoots roots = SourceRoots.of(List.of("s3://papers/open/", "s3://maps"));
        assertThat(List.of("s3://papers/open", "s3://papers/open/a.md", "s3://maps", "s3://maps/x"))
                .allMatch(roots::hold);
        assertThat(List.of(
                        "s3://papers",
                        "s3://papers/open-not",
                        "s3://papers/open/../secret",
                        "s3://maps-not/x",
                        "https://papers/open"))
                .noneMatch(roots::hold);
        assertThat(roots.hold("upload://papers")).isTrue();
        assertThat(roots.hold("upload://../papers")).isFalse();
    }
}
