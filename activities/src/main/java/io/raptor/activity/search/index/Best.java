package io.raptor.activity.search.index;

/** The best of many scores, which are taken one by one. */
final class Best {

    private final float[] heap;
    private int size;

    /** @param most that are of interest */
    Best(int most) {
        this.heap = new float[most];
    }

    void take(float score) {
        if (size < heap.length) {
            heap[size++] = score;
            rise(size - 1);
        } else if (heap.length > 0 && score > heap[0]) {
            heap[0] = score;
            sink();
        }
    }

    /** The score that one must have to be among the best; others of the same score may be beside them. */
    float least() {
        return size < heap.length || size == 0 ? Float.NEGATIVE_INFINITY : heap[0];
    }

    private void rise(int start) {
        int at = start;
        while (at > 0 && heap[at] < heap[(at - 1) / 2]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink() {
        int at = 0;
        int lower = lower(at);
        while (lower < size && heap[lower] < heap[at]) {
            swap(at, lower);
            at = lower;
            lower = lower(at);
        }
    }

    private int lower(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
    }

    private void swap(int one, int other) {
        float kept = heap[one];
        heap[one] = heap[other];
        heap[other] = kept;
    }
}
