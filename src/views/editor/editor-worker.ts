// Monaco's own worker, under a name of ours so that the bundler makes it a file of this site.
import 'monaco-editor/editor/editor.worker.js';
