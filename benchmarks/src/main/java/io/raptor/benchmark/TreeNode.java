package io.raptor.benchmark;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** A line of a tree file; tokens decide the shape of the tree and are not written. */
@JsonPropertyOrder({"id", "level", "text", "vector", "children", "source_doc_ids"})
record TreeNode(
        String id,
        int level,
        String text,
        @JsonIgnore int tokens,
        float[] vector,
        List<String> children,
        @JsonProperty("source_doc_ids") List<String> sources) {}
