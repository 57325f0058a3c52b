package io.raptor.workflow.model;

/** The method that clusters a level's nodes. */
public enum Clustering {
    /** Neighbour graph and Leiden communities with overlap. */
    GRAPH,
    /** The paper's: reduction, Gaussian mixtures chosen by BIC, global then local. */
    GMM,
    /** Neighbours in the document's order, cut where similarity falls. */
    SEQUENTIAL,
    /** The document's sections as its headings make them; {@link #GRAPH} inside long ones and where there are none. */
    STRUCTURE
}
