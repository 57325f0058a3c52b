package io.raptor.starter.page.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A task's documents as squares in rows, in their order, each in the colour of its state.
 *
 * @param cells empty where there are too few or too many documents for a picture to say more than the band
 * @param height of the picture, in its own units
 */
public record DocumentStrip(List<Cell> cells, int height) {

    /** A square with its gap, in units of the picture. */
    static final int PITCH = 12;

    public static final int COLUMNS = 80;

    /** Fewer are read from the list at once. */
    private static final int LEAST = 12;

    /** More would be read anew on every look. */
    private static final int MOST = 2000;

    public DocumentStrip {
        cells = List.copyOf(cells);
    }

    /** One document. */
    public record Cell(String name, String state, int x, int y) {}

    static DocumentStrip of(TaskOperations tasks, TaskStatus status) {
        if (status.totalDocuments() < LEAST || status.totalDocuments() > MOST) {
            return new DocumentStrip(List.of(), 0);
        }
        List<Cell> cells = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            DocumentsPage page = tasks.page(status.taskId(), DocumentFilter.ALL, after, TaskOperations.MOST);
            page.items().forEach(row -> cells.add(cell(row, cells.size())));
            after = page.nextCursor();
        }
        return new DocumentStrip(cells, PITCH * ((cells.size() + COLUMNS - 1) / COLUMNS));
    }

    private static Cell cell(DocumentView row, int at) {
        return new Cell(row.docId(), row.state().text(), PITCH * (at % COLUMNS), PITCH * (at / COLUMNS));
    }

    public int width() {
        return PITCH * COLUMNS;
    }

    public String label() {
        return Formats.many(cells.size(), "document")
                + " in the order of the list below, each in the colour of its state";
    }
}
