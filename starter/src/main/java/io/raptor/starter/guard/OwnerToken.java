package io.raptor.starter.guard;

/** What commands beside the running process show it; new at every start. */
public record OwnerToken(String value) {

    @Override
    public String toString() {
        return "OwnerToken[…]";
    }
}
