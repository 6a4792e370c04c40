/** On every page: what the product is not. */
export function Footer() {
  return (
    <footer className="footer">
      <p>Ytterby supports a decision; it does not make it for you. No legal advice.</p>
    </footer>
  );
}
