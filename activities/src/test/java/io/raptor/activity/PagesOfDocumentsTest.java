package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.activity.CatalogueActivities.Page;
import io.raptor.workflow.model.DocumentRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesOfDocumentsTest {

    private static List<DocumentRef> found(int number, String id) {
        return IntStream.range(0, number)
                .mapToObj(i -> new DocumentRef(i + 1L, id + i, null))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "49, 49, true", "50, 50, true", "51, 50, false"})
    void theLastPageIsKnownAsSuchAlsoWhereItIsFull(int found, int documents, boolean last) {
        Page page = CatalogueActivitiesImpl.page(found(found, "d"), 50);
        assertThat(page.documents()).hasSize(documents);
        assertThat(page.last()).isEqualTo(last);
    }

    @Test
    void aPageThatIsCutForItsLengthIsNotTheLast() {
        Page page = CatalogueActivitiesImpl.page(found(20, "x".repeat(500)), 50);
        assertThat(page.documents()).hasSizeBetween(1, 19);
        assertThat(page.last()).isFalse();
    }
}
